export {
  type AnswerDefinition,
  defineAnswer,
  defineFacts,
  defineJob,
  defineMessage,
  defineStart,
  defineStep,
  type Fields,
  type StepDefinition,
  type Values,
} from './define.js';
export { day, instant, ruling } from './values.js';
