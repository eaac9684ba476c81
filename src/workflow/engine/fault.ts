/**
 * The engine could not go on (збій процесу): a diagram it refuses, a path that leads nowhere, a fork without
 * a way out. It is an incident for the workflow admin, never a refusal for the clerk: whoever catches it rolls
 * back, drops the live instance and keeps the state from before the step.
 */
export class EngineFault extends Error {
  constructor(
    readonly code:
      | 'DIAGRAM_REFUSED'
      | 'EXPRESSION_REFUSED'
      | 'EXPRESSION_EMPTY'
      | 'NOT_WAITING'
      | 'STATE_UNREADABLE'
      | 'STEP_FAILED',
    message: string,
    readonly elementId: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EngineFault';
  }
}
