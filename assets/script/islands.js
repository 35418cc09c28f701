// The small islands of the pages beside the story. Everything else on them works without a script.

import { copyButtons } from "./islands/copy.js";
import { cutLinks } from "./islands/cut.js";
import { filters } from "./islands/filters.js";
import { quizKeys } from "./islands/quiz.js";

copyButtons();
quizKeys();
cutLinks();
filters();
