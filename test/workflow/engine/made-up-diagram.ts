import type { Roll } from './chance.js';

/** A piece of a diagram with one way in; `exit` is where it goes on, `null` when all its ways end inside it. */
interface Piece {
  readonly entry: string;
  readonly exit: string | null;
}

const header = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  '  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
  '  id="made-up-definitions" targetNamespace="https://example.org/made-up">',
].join('\n');

const message = '<bpmn:message id="message-heard" name="heard" />';

const date = '<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${variables.data.at}</bpmn:timeDate>';

/**
 * Draws diagrams nobody would draw (вигадана схема): blocks of every supported kind, nested as chance has it, so
 * that two motors meet combinations no one has thought of.
 */
export class MadeUpDiagram {
  private made = 0;
  private scope: string[] = [];
  private readonly errors: string[] = [];

  constructor(private readonly roll: Roll) {}

  draw(): string {
    const body = this.inside(3);
    return `${header}<bpmn:process id="made-up" isExecutable="true">${body}</bpmn:process>${message}${this.errors.join('')}</bpmn:definitions>`;
  }

  /** The content of a process or sub-process. */
  private inside(depth: number): string {
    const around = this.scope;
    this.scope = [];
    const start = this.add('startEvent');
    const { entry, exit } = this.sequence(depth);
    this.flow(start, entry);
    if (exit !== null) this.flow(exit, this.end());
    const body = this.scope.join('\n');
    this.scope = around;
    return body;
  }

  private end(): string {
    const kind = this.roll(10);
    if (kind === 0) return this.add('endEvent', `<bpmn:terminateEventDefinition id="${this.id('terminate')}" />`);
    return this.add('endEvent');
  }

  private sequence(depth: number): Piece {
    const first = this.piece(depth);
    let { exit } = first;
    for (let more = this.roll(3); more > 0 && exit !== null; more -= 1) {
      const next = this.piece(depth);
      this.flow(exit, next.entry);
      exit = next.exit;
    }
    return { entry: first.entry, exit };
  }

  private piece(depth: number): Piece {
    const simple = [() => this.task(), () => this.each(), () => this.pause(), () => this.task()];
    const nested = [() => this.fork(depth), () => this.choice(depth), () => this.again(depth), () => this.sub(depth)];
    const kinds = depth > 0 ? [...simple, ...nested, ...nested, () => this.race(depth)] : simple;
    return kinds[this.roll(kinds.length)]?.() ?? this.task();
  }

  private task(): Piece {
    const id = this.add(this.roll(2) === 0 ? 'userTask' : 'serviceTask');
    this.boundaries(id);
    return { entry: id, exit: id };
  }

  private each(): Piece {
    const id = this.add(this.roll(2) === 0 ? 'userTask' : 'serviceTask', this.loop());
    this.boundaries(id);
    return { entry: id, exit: id };
  }

  private loop(): string {
    const path = `\${variables.data.${this.roll(4) === 0 ? 'none' : 'some'}}`;
    const sequential = this.roll(2) === 0;
    return `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}" camunda:collection="${path}" camunda:elementVariable="item" />`;
  }

  private pause(): Piece {
    const id = this.add('intermediateCatchEvent', this.roll(2) === 0 ? this.timer() : this.message());
    return { entry: id, exit: id };
  }

  private timer(): string {
    return `<bpmn:timerEventDefinition id="${this.id('timer')}">${date}</bpmn:timerEventDefinition>`;
  }

  private message(): string {
    return `<bpmn:messageEventDefinition id="${this.id('message')}" messageRef="message-heard" />`;
  }

  private fork(depth: number): Piece {
    const fork = this.add('parallelGateway');
    const branches = Array.from({ length: 2 + this.roll(2) }, () => this.sequence(depth - 1));
    for (const { entry } of branches) this.flow(fork, entry);
    const exits = branches.flatMap(({ exit }) => (exit === null ? [] : [exit]));
    // A join only of what certainly comes: a branch that ends inside itself would never be joined.
    const isJoined = this.roll(3) > 0 && exits.length === branches.length;
    if (isJoined) return { entry: fork, exit: this.merge('parallelGateway', exits) };
    // Several tokens one after another through whatever follows.
    if (exits.length > 0 && this.roll(3) === 0) return { entry: fork, exit: this.merge('exclusiveGateway', exits) };
    for (const exit of exits) this.flow(exit, this.end());
    return { entry: fork, exit: null };
  }

  private choice(depth: number): Piece {
    const branches = Array.from({ length: 2 }, () => this.sequence(depth - 1));
    const [usual, other] = branches;
    const choice = this.decide(usual?.entry ?? '', other?.entry ?? '');
    const exits = branches.flatMap(({ exit }) => (exit === null ? [] : [exit]));
    return { entry: choice, exit: exits.length === 0 ? null : this.merge('exclusiveGateway', exits) };
  }

  /** Back to where it began, as often as chance has it, past something that waits. */
  private again(depth: number): Piece {
    const entry = this.add('exclusiveGateway');
    const { entry: first, exit } = this.sequence(depth - 1);
    this.flow(entry, first);
    if (exit === null) return { entry, exit };
    const wait = this.task();
    this.flow(exit, wait.entry);
    const on = this.add('exclusiveGateway');
    this.flow(wait.exit ?? '', this.decide(on, entry));
    return { entry, exit: on };
  }

  private race(depth: number): Piece {
    const race = this.add('eventBasedGateway');
    const events = [this.timer(), this.message()].map((event) => this.add('intermediateCatchEvent', event));
    const exits = events.flatMap((event) => {
      this.flow(race, event);
      const { entry, exit } = this.sequence(depth - 1);
      this.flow(event, entry);
      return exit === null ? [] : [exit];
    });
    return { entry: race, exit: exits.length === 0 ? null : this.merge('exclusiveGateway', exits) };
  }

  private sub(depth: number): Piece {
    const throws = this.roll(3) === 0;
    const loop = this.roll(3) === 0 ? this.loop() : '';
    const error = this.id('error');
    const id = this.add('subProcess', (throws ? this.failing(error) : this.inside(depth - 1)) + loop);
    if (throws) this.boundary(id, `<bpmn:errorEventDefinition id="${this.id('caught')}" errorRef="${error}" />`, true);
    this.boundaries(id);
    return { entry: id, exit: id };
  }

  /** A sub-process that may end in an error of its own: the library would tell it to any boundary that listens. */
  private failing(ref: string): string {
    this.errors.push(`<bpmn:error id="${ref}" name="${ref}" errorCode="${ref}" />`);
    const around = this.scope;
    this.scope = [];
    const start = this.add('startEvent');
    const { entry, exit } = this.sequence(0);
    this.flow(start, entry);
    const error = this.add('endEvent', `<bpmn:errorEventDefinition id="${this.id('thrown')}" errorRef="${ref}" />`);
    if (exit !== null) this.flow(exit, this.decide(this.end(), error));
    const body = this.scope.join('\n');
    this.scope = around;
    return body;
  }

  private boundaries(attachedTo: string): void {
    if (this.roll(4) === 0) this.boundary(attachedTo, this.message(), this.roll(2) === 0);
    if (this.roll(5) === 0) this.boundary(attachedTo, this.timer(), this.roll(2) === 0);
  }

  private boundary(attachedTo: string, event: string, interrupting: boolean): void {
    const id = this.id('boundary');
    this.scope.push(
      `<bpmn:boundaryEvent id="${id}" attachedToRef="${attachedTo}" cancelActivity="${interrupting}">${event}</bpmn:boundaryEvent>`,
    );
    const after = this.add('userTask');
    this.flow(id, after);
    this.flow(after, this.end());
  }

  private decide(usual: string, other: string): string {
    const choice = this.id('choice');
    const condition = JSON.stringify({ fact: `f${this.roll(4)}`, operator: 'equal', value: true });
    const usually = this.flow(choice, usual);
    this.flow(choice, other, condition.replaceAll('"', '&quot;'));
    this.scope.push(`<bpmn:exclusiveGateway id="${choice}" default="${usually}" />`);
    return choice;
  }

  private merge(type: string, exits: readonly string[]): string {
    const merge = this.add(type);
    for (const exit of exits) this.flow(exit, merge);
    return merge;
  }

  private id(type: string): string {
    this.made += 1;
    return `${type}-${this.made}`;
  }

  private add(type: string, content = ''): string {
    const id = this.id(type);
    this.scope.push(`<bpmn:${type} id="${id}">${content}</bpmn:${type}>`);
    return id;
  }

  private flow(source: string, target: string, condition?: string): string {
    const id = this.id('flow');
    const body =
      condition === undefined
        ? ''
        : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="json">${condition}</bpmn:conditionExpression>`;
    this.scope.push(
      `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${body}</bpmn:sequenceFlow>`,
    );
    return id;
  }
}
