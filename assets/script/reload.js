// While one works on the site: reloads the page when the server has built it anew.
(() => {
  const server = new WebSocket(`ws://${location.host}/.well-known/trunk/ws`);
  server.addEventListener("message", ({ data }) => {
    if (JSON.parse(data).type === "reload") location.reload();
  });
})();
