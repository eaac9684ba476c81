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
export { day, each, enteredInstant, instant, nameIn, ruling, rulingOf, yesNoUnknown } from './values.js';
