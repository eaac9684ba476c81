import { TypeResolver } from 'moddle-context-serializer';
import { CaseProcess } from './case-process.js';
import { DurableTimer } from './durable-timer.js';
import { library as Elements } from './library.js';
import { LoopOverList } from './loop-over-list.js';
import { OneWayFlow } from './one-way-flow.js';
import { RepeatableBoundaryEvent } from './repeatable-boundary-event.js';
import { HeldCatchEvent, HeldEventGateway, HeldSubProcess, HeldTask } from './turns.js';

/**
 * The BPMN elements the engine is allowed to build, and only those: scripts, service implementations, signals,
 * inclusive gateways and the rest are simply not there, so a diagram that slipped past every check still cannot
 * run them.
 *
 * Services, decisions and called processes are plain waits, as a user task is: whoever drives the instance does
 * the work in its own transaction and then completes the wait.
 */
export const elementTypes = TypeResolver({
  BpmnError: Elements['BpmnError'],
  Definition: Elements['Definition'],
  Dummy: Elements['Dummy'],
  ServiceImplementation: undefined,
  Process: CaseProcess,
  Lane: Elements['Lane'],
  SubProcess: HeldSubProcess,
  Message: Elements['Message'],
  TextAnnotation: Elements['Dummy'],
  Group: Elements['Dummy'],
  Category: Elements['Dummy'],
  Association: Elements['Association'],
  MessageFlow: Elements['MessageFlow'],
  SequenceFlow: OneWayFlow,
  StartEvent: Elements['StartEvent'],
  EndEvent: Elements['EndEvent'],
  IntermediateCatchEvent: HeldCatchEvent,
  IntermediateThrowEvent: Elements['IntermediateThrowEvent'],
  BoundaryEvent: RepeatableBoundaryEvent,
  ExclusiveGateway: Elements['ExclusiveGateway'],
  ParallelGateway: Elements['ParallelGateway'],
  EventBasedGateway: HeldEventGateway,
  UserTask: HeldTask,
  ServiceTask: HeldTask,
  SendTask: HeldTask,
  BusinessRuleTask: HeldTask,
  CallActivity: HeldTask,
  MultiInstanceLoopCharacteristics: LoopOverList,
  TimerEventDefinition: DurableTimer,
  MessageEventDefinition: Elements['MessageEventDefinition'],
  ErrorEventDefinition: Elements['ErrorEventDefinition'],
  TerminateEventDefinition: Elements['TerminateEventDefinition'],
});
