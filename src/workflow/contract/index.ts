export {
  type AnswerDefinition,
  defineAnswer,
  defineFacts,
  defineJob,
  defineMessage,
  defineStart,
  defineReads,
  defineStep,
  type FactsDefinition,
  type Fields,
  type StepDefinition,
  type Values,
} from './define.js';
export {
  day,
  each,
  groupName,
  instant,
  nameIn,
  personId,
  postId,
  ruling,
  rulingOf,
  ownLetterName,
  unitId,
  yesNoUnknown,
} from './values.js';
export { enteredInstant } from '../forms/entered-instant.js';
