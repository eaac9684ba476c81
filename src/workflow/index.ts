export { Definitions } from './definitions/definitions.js';
export { EditionLife } from './definitions/edition-life.js';
export { inFiles, lineOfElement } from './definitions/edition-faults.js';
export { judgeFiles } from './definitions/gate-over.js';
export { DiagramPublisher } from './definitions/diagram-publisher.js';
export { Publisher } from './definitions/publisher.js';
export { causesFirst } from './lint/by-check.js';
export { Drawings } from './drawing/drawings.js';
export { readDiagram } from './drawing/read-diagram.js';
export { type InstanceView, InstanceReading } from './instances/instance-reading.js';
export type { AnswerContext, StepContext } from './host/contexts.js';
export { type EndedCase, Registries } from './host/registries.js';
export { type NewsForCase, WorkflowTransaction } from './host/transaction.js';
export { openWorkflow } from './open-workflow.js';
export { completeTask, type Completion } from './tasks/complete.js';
export { Forms } from './forms/forms.js';
export { Handovers } from './tasks/handed-on.js';
export { barFromCase, barsOf, refuseBarred } from './host/bars.js';
export { TaskLists } from './tasks/task-lists.js';
export { Worker } from './worker/worker.js';
export { StepFault } from './host/step-fault.js';
export { Workflow } from './workflow.js';
export { WorkflowModule } from './workflow.module.js';
export { checkEdition } from './contract/checks/check-edition.js';
export { checkQuestions } from './contract/checks/check-questions.js';
export { contractOf, declaredOf } from './contract/contract-of.js';
export { valuesSupplied } from './contract/checks/fact-faults.js';
export { declaredFile, declaredText, readDeclared } from './contract/declared-file.js';
export { readCondition } from './engine/expressions/conditions.js';
export { EngineFault } from './engine/index.js';
export {
  type ModdleElement,
  elementOf,
  elementsOf,
  extensionsOf,
  parseDiagram,
  textOf,
} from './engine/reading/moddle.js';
export { workflowMigrations } from './migrations.js';
export { referenceOf } from './reference/reference.js';
export { toldOf } from './reference/told-of.js';
export {
  JobRecord,
  type PassageRecord,
  type ProcessInstanceRecord,
  ProcessDefinitionRecord,
  TaskRecord,
  TimerRecord,
  workflowTables,
} from './tables.js';
export { TimerQueue } from './worker/timer-queue.js';
export { JobQueue } from './worker/job-queue.js';
export type { Form } from './forms/form-schema.js';
export { readForm } from './forms/read-form.js';
