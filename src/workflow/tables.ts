import { FormContentRecord } from './tables/form-content.js';
import { IncidentRecord } from './tables/incident.js';
import { JobRecord } from './tables/job.js';
import { MessageWaitRecord } from './tables/message-wait.js';
import { PassageRecord } from './tables/passage.js';
import { ProcessDefinitionRecord } from './tables/process-definition.js';
import { ProcessInstanceRecord } from './tables/process-instance.js';
import { TaskRecord } from './tables/task.js';
import { TimerRecord } from './tables/timer.js';

export {
  FormContentRecord,
  IncidentRecord,
  JobRecord,
  MessageWaitRecord,
  PassageRecord,
  ProcessDefinitionRecord,
  ProcessInstanceRecord,
  TaskRecord,
  TimerRecord,
};

/** What the durable host keeps: diagrams, running cases, and all they wait for. */
export const workflowTables = [
  ProcessDefinitionRecord,
  FormContentRecord,
  ProcessInstanceRecord,
  TaskRecord,
  TimerRecord,
  JobRecord,
  MessageWaitRecord,
  PassageRecord,
  IncidentRecord,
];
