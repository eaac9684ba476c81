import { describe, expect, it } from 'vitest';
import { compile, LiveInstance, revive } from '../../../src/workflow/engine/index.js';
import { choice, diagram, end, start, task } from '../host/diagram.js';

const done = '{"fact":"isDone","operator":"equal","value":true}';
const byGateways = diagram('visit', {
  nodes: [start(), choice('first', 'first--second'), choice('second', 'second--first'), end()],
  flows: ['begun first', 'first second', 'second first', `second done ${done}`],
});
const overNobody = diagram('visit', {
  nodes: [start(), task('meet', { each: 'people' }), choice('which', 'which--meet'), end()],
  flows: ['begun meet', 'meet which', 'which meet', `which done ${done}`],
});
const ways = diagram('visit', {
  nodes: [
    start(),
    `<bpmn:subProcess id="each"><bpmn:multiInstanceLoopCharacteristics isSequential="true" camunda:collection="\${variables.data.people}" camunda:elementVariable="item"/>
       ${start('in')}${choice('which-way', 'which-way--out')}${end('out')}
       <bpmn:sequenceFlow id="in--which-way" sourceRef="in" targetRef="which-way"/>
       <bpmn:sequenceFlow id="which-way--out" sourceRef="which-way" targetRef="out"/></bpmn:subProcess>`,
    end(),
  ],
  flows: ['begun each', 'each done'],
});
const afterTheFirst = diagram('visit', {
  nodes: [start(), task('ask'), task('meet', { each: 'people' }), choice('which', 'which--meet'), end()],
  flows: ['begun ask', 'ask meet', 'meet which', 'which meet', `which done ${done}`],
});

describe.each(['library', 'tokens'] as const)('a circle in which nobody is waited for, on %s', (motor) => {
  it.each([
    ['gateways alone', byGateways],
    ['a task for each of nobody', overNobody],
  ])('is a fault, not a hanging server: %s', async (_name, xml) => {
    const context = revive((await compile(xml)).serialized);
    const begun = LiveInstance.start(context, { people: [], isDone: false }, motor);
    await expect(begun).rejects.toMatchObject({ code: 'STEP_FAILED', message: expect.stringContaining('goes round') });
  });

  it('is one when an answer leads into it, too', async () => {
    const context = revive((await compile(afterTheFirst)).serialized);
    const instance = await LiveInstance.start(context, { people: [], isDone: false }, motor);
    const [asked] = instance.waiting.tasks;
    expect(() => instance.completeTask(asked?.executionId ?? '')).toThrow('goes round');
  });

  it('is none where each of many goes a way of their own', async () => {
    const context = revive((await compile(ways)).serialized);
    const people = Array.from({ length: 150 }, (_, at) => at);
    const instance = await LiveInstance.start(context, { people }, motor);
    expect(instance.status).toBe('completed');
  });

  it('is none as long as somebody is waited for, however often it is gone round', async () => {
    const context = revive((await compile(overNobody)).serialized);
    const instance = await LiveInstance.start(context, { people: ['one'], isDone: false }, motor);
    for (let round = 0; round < 150; round += 1) {
      const [meeting] = instance.waiting.tasks;
      instance.completeTask(meeting?.executionId ?? '');
    }
    expect(instance.waiting.tasks).toHaveLength(1);
  });
});
