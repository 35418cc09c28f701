// During development: reloads the page when the server has rebuilt it.
(() => {
  const server = new WebSocket(`ws://${location.host}/.well-known/trunk/ws`);
  server.addEventListener("message", ({ data }) => {
    if (JSON.parse(data).type === "reload") location.reload();
  });
})();
