// All scripts of a step's page in a single file: a single request, and shared code is loaded once.

import "./boot.js";
import "./tools.js";
import "./header.js";
