import { library, type Activity, type ElementContext } from './library.js';

/**
 * Tokens that wait for an element which another has just left (черга до елемента). The library lets the next one
 * in while it still clears away the one before, and clears it away too: an interrupted task would take with it
 * the letter that waited behind. Here whoever waits enters when the command is through.
 */
export class Turns {
  private readonly waiting: (() => void)[] = [];

  wait(enter: () => void): void {
    this.waiting.push(enter);
  }

  /** Lets each in, and whoever that frees in turn. */
  give(): void {
    for (let enter = this.waiting.shift(); enter; enter = this.waiting.shift()) enter();
  }
}

function oneByOne(activity: Activity): Activity {
  const enter = activity._consumeInbound.bind(activity);
  activity._consumeInbound = () => {
    if (activity.broker.getQueue('inbound-q').messageCount === 0) enter();
    else activity.environment.options.turns.wait(enter);
  };
  return activity;
}

/** A piece of work for somebody outside: a task, a step, a decision, a called process. */
export function HeldTask(definition: object, context: ElementContext): Activity {
  return oneByOne(library.SignalTask(definition, context));
}

export function HeldSubProcess(definition: object, context: ElementContext): Activity {
  return oneByOne(library.SubProcess(definition, context));
}

export function HeldCatchEvent(definition: object, context: ElementContext): Activity {
  return oneByOne(library.IntermediateCatchEvent(definition, context));
}

export function HeldEventGateway(definition: object, context: ElementContext): Activity {
  return oneByOne(library.EventBasedGateway(definition, context));
}
