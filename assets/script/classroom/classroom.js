// The tools for a class, by their names. Loaded on first use, and bound into one module with the files beside this one.

export async function classroom(where) {
  const kit = kitOf(where);
  // Before anything listens: where the words do not arrive, the next try begins anew.
  await kit.here();
  const use = (name, details) => tools[name]?.(details);
  const { present, black, map, larger } = presentWith(kit, use);
  const vote = voteWith(kit, use);
  const { tie, presenter } = tiedWith(kit, use, vote);
  const { preferences, reset, mendRemembered } = preferencesWith(kit);
  const share = shareWith(kit, where);
  const picture = pictureWith(kit);
  const embed = embedWith(kit);
  const tools = {
    present,
    black,
    map,
    larger,
    presenter,
    vote: vote.ask,
    // Whichever year is not shown.
    era: () => kit.story()?.querySelector(".era input:not(:checked)")?.click(),
    preferences,
    reset,
    share: (details) => share(details?.link),
    picture,
    embed,
    tie: ({ to }) => tie(to),
    "mend-remembered": mendRemembered,
    names: () => kit.choose({ labels: document.documentElement.dataset.labels === "hidden" ? "" : "hidden" }),
  };
  return { use };
}
