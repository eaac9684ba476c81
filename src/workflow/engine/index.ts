export { compile, type Compiled } from './compile.js';
export type { Binding, ElementInfo, Properties, ServiceInfo, ServiceKind, UserTaskInfo } from './element.js';
export { EngineFault } from './fault.js';
export { LiveInstance, type InstanceStatus, type MotorName } from './live-instance.js';
export { revive, type SharedContext } from './shared-context.js';
export type { Passage, UncaughtError } from './trace.js';
export type { Waiting, WaitingMessage, WaitingService, WaitingTask, WaitingTimer } from './waiting.js';
