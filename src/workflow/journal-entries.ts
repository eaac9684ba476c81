export interface AtTask {
  readonly taskId: string;
  readonly elementId: string;
}

interface OfTask extends AtTask {
  readonly name: string;
  readonly instanceId: string;
}

interface OfInstance {
  readonly instanceId: string;
}

interface OfVersion {
  readonly version: number;
  readonly hash: string;
}

interface BetweenVersions {
  readonly moveId: string;
  readonly from: number;
  readonly to: number;
}

interface Repaired extends OfInstance {
  readonly repairId: string;
  readonly act: object;
  readonly reason: string;
}

/** What the host of the processes writes of a case, and of the diagrams (записи про перебіг справи). */
declare module '../journal/entries.js' {
  interface JournalEntries {
    readonly 'process-started': OfInstance & { readonly process: string; readonly version: number };
    readonly 'process-ended': OfInstance & { readonly endEvent: string | null };
    readonly 'process-terminated': OfInstance & { readonly reason: string };
    readonly 'process-suspended': OfInstance & { readonly reason: string };
    readonly 'process-resumed': OfInstance;
    readonly 'timer-fired': OfInstance & { readonly elementId: string };
    readonly 'message-received': { readonly name: string };
    readonly 'task-completed': OfTask;
    readonly 'task-withdrawn': OfTask;
    readonly 'task-claimed': AtTask;
    readonly 'task-unclaimed': AtTask;
    readonly 'task-started': AtTask;
    readonly 'task-assigned': AtTask & { readonly assignee: string | null };
    readonly 'task-unassigned': AtTask & { readonly assignee: null };
    readonly 'task-delegated': AtTask & { readonly to: string; readonly comment: string | undefined };
    readonly 'task-resolved': AtTask & { readonly comment: string | undefined };
    readonly 'task-suspended': AtTask & { readonly reason: string };
    readonly 'task-resumed': AtTask;
    readonly 'incident-closed': {
      readonly incidentId: string;
      readonly elementId: string | null;
      readonly reason: string;
    };
    readonly 'diagram-published': OfVersion;
    readonly 'diagram-activated': OfVersion & { readonly before: number | null };
    readonly 'diagram-withdrawn': OfVersion;
    readonly 'diagram-forms-kept': OfVersion & { readonly before: string };
    readonly 'cases-move-begun': BetweenVersions & {
      readonly cases: number;
      readonly plan: object;
      readonly reason: string;
    };
    readonly 'cases-move-refused': Omit<BetweenVersions, 'moveId'> & { readonly reason: string; readonly why: string };
    readonly 'cases-move-stopped': BetweenVersions & { readonly reason: string };
    readonly 'cases-move-resumed': BetweenVersions & { readonly reason: string };
    readonly 'cases-move-recalled': BetweenVersions & { readonly reason: string };
    readonly 'cases-move-ended': BetweenVersions & { readonly cases: Readonly<Record<string, number>> };
    readonly 'case-moved': BetweenVersions & { readonly process: string; readonly reason: string };
    readonly 'case-move-refused': BetweenVersions & { readonly process: string; readonly why: string };
    readonly 'case-brought-back': BetweenVersions & { readonly process: string };
    readonly 'case-repair-proposed': Repaired;
    readonly 'case-repair-rejected': Repaired;
    readonly 'case-repaired': Repaired;
    readonly 'case-repair-refused': Omit<Repaired, 'repairId'> & { readonly why: string };
    readonly 'clock-moved': { readonly from: Date; readonly to: Date };
  }
}
