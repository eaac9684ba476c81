import { library, type Activity, type BrokerMessage, type ElementContext } from './library.js';

/**
 * A boundary event (межова подія). One that does not interrupt may happen again as long as the work it is
 * attached to goes on: a second request for more time is heard like the first. The library would hear only one.
 * A timer has one date and fires once.
 */
export function RepeatableBoundaryEvent(definition: object, context: ElementContext): Activity {
  const event = library.BoundaryEvent(definition, context);
  const waitsForMessage = event.eventDefinitions?.some(({ type }) => type === 'bpmn:MessageEventDefinition');
  if (event.behaviour['cancelActivity'] !== false || !waitsForMessage) return event;
  event.broker.subscribeTmp('event', 'activity.end', rearm, { noAck: true, consumerTag: '_rearm' });
  return event;

  function rearm(_routingKey: string, message: BrokerMessage): void {
    const inbound = message.content?.['inbound'];
    if (!Array.isArray(inbound) || inbound.length === 0 || !event.attachedTo?.isRunning) return;
    event.broker.getQueue('inbound-q').queueMessage({ routingKey: 'activity.restart' }, inbound[0]);
  }
}
