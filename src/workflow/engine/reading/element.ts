/** A name and value handed from the diagram to a step (`camunda:property`). */
export type Properties = Readonly<Record<string, string>>;

/** How a call activity passes data: `{ variables: 'all' }`, or one path copied to another. */
export interface Binding {
  readonly variables?: 'all';
  readonly source?: string;
  readonly target?: string;
}

export interface UserTaskInfo {
  readonly formKey: string | null;
  readonly candidateGroups: string | null;
  /** The path to the person it is given to from the start; absent in diagrams compiled before there was one. */
  readonly assignee?: string | null;
  readonly dueDate: string | null;
  readonly priority: string | null;
}

type ServiceKind = 'service' | 'decision' | 'call';

export interface ServiceInfo {
  readonly kind: ServiceKind;
  readonly topic: string | null;
  readonly decisionRef: string | null;
  readonly resultVariable: string | null;
  readonly calledElement: string | null;
  readonly ins: readonly Binding[];
  readonly outs: readonly Binding[];
}

/**
 * One node of a diagram, as the rest of the service needs to know it (елемент схеми). Expressions are still
 * text here: they are resolved when the case stands at the element.
 */
export interface ElementInfo {
  readonly id: string;
  /** The BPMN type without its prefix: `UserTask`, `BoundaryEvent` … */
  readonly type: string;
  readonly name: string | null;
  readonly parentId: string;
  readonly attachedTo: string | null;
  /** Of a boundary event: whether it cancels what it is attached to. */
  readonly interrupting: boolean;
  /** Path of the collection, when the element runs once for each item. */
  readonly collection: string | null;
  readonly task: UserTaskInfo | null;
  readonly service: ServiceInfo | null;
  readonly message: string | null;
  /** Path of the instant at which its timer is due. */
  readonly timer: string | null;
  readonly errorCode: string | null;
  readonly properties: Properties;
  readonly documentation: string | null;
}
