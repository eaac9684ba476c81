import { Injectable } from '@nestjs/common';

/** What an operator should look at though the service works (зауваження до вузла): a word for each matter. */
@Injectable()
export class Remarks {
  private readonly words = new Map<string, string>();

  /** `null`: there is nothing to say of the matter any more. */
  say(matter: string, word: string | null): void {
    if (word === null) this.words.delete(matter);
    else this.words.set(matter, word);
  }

  all(): string[] {
    return [...this.words].map(([matter, word]) => `${matter}:${word}`).sort();
  }
}
