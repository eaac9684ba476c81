import { library, type BrokerMessage } from './library.js';

/**
 * A piece of work done once for each item of a list (мультиекземпляр). The list is read once, when the case comes
 * to it: whoever changes the data later changes nothing for the turns already given out. The library would read
 * it anew after each reload, and then end with a turn open, or never come back.
 *
 * Turns side by side all begin at once, so that nothing but their number is needed later, and that the library
 * keeps. Turns one after another take the list along in their messages, which are the saved state.
 */
export class LoopOverList extends library.MultiInstanceLoopCharacteristics {
  override execute(message: BrokerMessage): void {
    const items = this.itemsOf(message);
    const { behaviour } = this.loopCharacteristics;
    this.loopCharacteristics = { ...this.loopCharacteristics, behaviour: { ...behaviour, collection: items } };
    super.execute(this.isSequential ? { ...message, content: { ...message.content, items } } : message);
  }

  private itemsOf(message: BrokerMessage): readonly unknown[] | undefined {
    const { items, loopCardinality, index } = message.content ?? {};
    if (Array.isArray(items)) return items;
    // A state kept before turns one after another took their list along: it is read once more, as it was then.
    const allBegan = !this.isSequential && typeof loopCardinality === 'number' && index === loopCardinality;
    if (message.fields.redelivered === true && allBegan) return Array.from({ length: loopCardinality });
    const read = this.activity.environment.resolveExpression(this.loopCharacteristics.behaviour.collection, message);
    return Array.isArray(read) ? read : undefined;
  }
}
