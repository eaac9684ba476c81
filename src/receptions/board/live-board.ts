import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Log } from '../../platform/log.js';
import { Board } from './board.js';

/** What a listener is sent: a whole board under the number of its version. */
interface BoardEvent {
  readonly id: number;
  readonly data: string;
}

/** Somebody who watches a board. */
export interface BoardListener {
  send(event: BoardEvent): void;
  end(): void;
}

/** How often the database is asked whether a board has changed: a clerk does not notice a second. */
const lookEveryMs = 1000;

interface Channel {
  readonly listeners: Set<BoardListener>;
  timer: NodeJS.Timeout | null;
  last: BoardEvent | null;
  isLooking: boolean;
}

/**
 * Boards that somebody watches (живе табло). All who watch one board on this node share one look at the database;
 * nobody looks where nobody watches. Changes made on other nodes are seen in the same way.
 */
@Injectable()
export class LiveBoard implements OnModuleDestroy {
  private readonly channels = new Map<string, Channel>();
  private isStopping = false;

  constructor(
    private readonly board: Board,
    private readonly log: Log,
  ) {}

  /**
   * The listener is sent the board as it stands, unless it has seen that version, and then every change.
   *
   * @param seen version that the listener saw last, `Last-Event-ID`
   * @returns what takes the listener off again
   */
  async listen(receptionId: string, listener: BoardListener, seen: number | null): Promise<() => void> {
    const channel = this.channel(receptionId);
    channel.listeners.add(listener);
    const leave = () => this.leave(receptionId, channel, listener);
    if (this.isStopping) {
      leave();
      listener.end();
      return leave;
    }
    if (channel.last === null) await this.look(receptionId, channel, listener);
    if (channel.last !== null && channel.last.id !== seen && channel.listeners.has(listener))
      listener.send(channel.last);
    channel.timer ??= setInterval(() => void this.look(receptionId, channel, null), lookEveryMs);
    if (channel.listeners.size === 0) leave();
    return leave;
  }

  /** How many watch; of one board, or of all. */
  watching(receptionId?: string): number {
    const channels = receptionId === undefined ? this.channels.values() : [this.channels.get(receptionId)];
    return [...channels].reduce((sum, channel) => sum + (channel?.listeners.size ?? 0), 0);
  }

  /** A stop does not wait for those who only watch: they come back to another node. */
  onModuleDestroy(): void {
    this.isStopping = true;
    for (const [receptionId, channel] of this.channels)
      for (const listener of channel.listeners) {
        this.leave(receptionId, channel, listener);
        listener.end();
      }
  }

  private channel(receptionId: string): Channel {
    const known = this.channels.get(receptionId);
    if (known) return known;
    const made: Channel = { listeners: new Set(), timer: null, last: null, isLooking: false };
    this.channels.set(receptionId, made);
    return made;
  }

  private leave(receptionId: string, channel: Channel, listener: BoardListener): void {
    channel.listeners.delete(listener);
    if (channel.listeners.size > 0) return;
    if (channel.timer !== null) clearInterval(channel.timer);
    channel.timer = null;
    if (this.channels.get(receptionId) === channel) this.channels.delete(receptionId);
  }

  /** @param newcomer is sent the board by whoever brought them */
  private async look(receptionId: string, channel: Channel, newcomer: BoardListener | null): Promise<void> {
    if (channel.isLooking) return;
    channel.isLooking = true;
    try {
      if (channel.last !== null && (await this.board.version(receptionId)) === channel.last.id) return;
      const view = await this.board.view(receptionId);
      if (channel.last?.id === view.version) return;
      const event = { id: view.version, data: JSON.stringify(view) };
      channel.last = event;
      for (const listener of channel.listeners) if (listener !== newcomer) listener.send(event);
    } catch (error) {
      // The next look may succeed; listeners keep what they have.
      this.log.warn('board-not-read', { receptionId, error: error instanceof Error ? error.message : String(error) });
    } finally {
      channel.isLooking = false;
    }
  }
}
