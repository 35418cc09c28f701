// The interactive parts of the pages beside the story. Everything else on these pages works without scripts.

import { copyButtons } from "./islands/copy.js";
import { cutLinks } from "./islands/cut.js";
import { filters } from "./islands/filters.js";
import { quizKeys } from "./islands/quiz.js";

copyButtons();
quizKeys();
cutLinks();
filters();
