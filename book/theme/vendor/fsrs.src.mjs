// When a review card comes back: the scheduler FSRS, without what only servers need.
export { createEmptyCard, fsrs, generatorParameters, Rating } from "ts-fsrs";
