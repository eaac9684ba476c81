export {
  type AnswerDefinition,
  defineAnswer,
  defineFacts,
  defineJob,
  defineMessage,
  defineStart,
  defineStep,
  type FactsDefinition,
  type Fields,
  type StepDefinition,
  type Values,
} from './define.js';
export { day, enteredInstant, instant, nameIn, ruling } from './values.js';
