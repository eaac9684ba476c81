import { Injectable } from '@nestjs/common';
import { SystemClock } from '../clock.js';

interface Pulse {
  readonly maxSilenceMs: number;
  lastBeat: number;
}

/**
 * Signs of life of what works in the background (ознаки життя): the worker registers itself and beats on
 * every round. A process that answers HTTP while its timers stand still is not ready.
 */
@Injectable()
export class Heartbeats {
  private readonly time = new SystemClock();
  private readonly pulses = new Map<string, Pulse>();

  register(name: string, maxSilenceMs: number): void {
    this.pulses.set(name, { maxSilenceMs, lastBeat: this.time.now().getTime() });
  }

  beat(name: string): void {
    const pulse = this.pulses.get(name);
    if (pulse) pulse.lastBeat = this.time.now().getTime();
  }

  /** A worker that ends on purpose is not missed. */
  retire(name: string): void {
    this.pulses.delete(name);
  }

  silent(): string[] {
    const now = this.time.now().getTime();
    return [...this.pulses].filter(([, pulse]) => now - pulse.lastBeat > pulse.maxSilenceMs).map(([name]) => name);
  }
}
