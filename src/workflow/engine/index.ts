export { compile, type Compiled } from './reading/compile.js';
export type { Binding, ElementInfo, Properties, ServiceInfo, ServiceKind, UserTaskInfo } from './reading/element.js';
export { EngineFault } from './fault.js';
export { LiveInstance, type InstanceStatus, type MotorName } from './live-instance.js';
export { revive, type SharedContext } from './reading/shared-context.js';
export type { UncaughtError } from './motor.js';
export type { MovedBy, Passage } from './passages.js';
export { readState } from './saved-instance.js';
export type { Waiting, WaitingMessage, WaitingService, WaitingTask, WaitingTimer } from './waiting.js';
