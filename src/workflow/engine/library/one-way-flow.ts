import { library } from './library.js';

/**
 * A sequence flow that carries cases and nothing else (перехід). The library also sends a "discard" along every
 * path not taken, and a parallel join counts those as arrivals: it would open early and the case would never end.
 */
export class OneWayFlow extends library.SequenceFlow {
  override discard(): void {
    // A path not taken carries nothing.
  }
}
