// The story in time: what plays a step's beats. Loaded when the page is idle.

export { lengths, open } from "./player.js";
