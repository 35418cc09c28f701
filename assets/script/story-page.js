// The scripts of a step's own page in one file: one answer to wait for, and what they share is loaded once.

import "./boot.js";
import "./tools.js";
import "./header.js";
