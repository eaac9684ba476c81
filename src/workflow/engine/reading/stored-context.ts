/** The compiled context as it lies in the database: what `trimContext` has left of a diagram. */
export interface StoredContext {
  readonly activities: readonly StoredNode[];
  readonly sequenceFlows: readonly StoredFlow[];
}

export interface StoredNode {
  readonly id: string;
  readonly behaviour: {
    readonly eventDefinitions?: readonly StoredEvent[];
    readonly loopCharacteristics?: { readonly behaviour?: { readonly isSequential?: boolean } };
  };
}

interface StoredEvent {
  readonly type: string;
  readonly behaviour?: { readonly errorRef?: { readonly id?: string } };
}

interface StoredFlow {
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly isDefault?: boolean;
  readonly behaviour: {
    readonly conditionExpression?: { readonly language?: string; readonly body?: string };
  };
}
