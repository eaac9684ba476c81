import type { Box, Point } from './geometry.js';

/** One shape of a drawn diagram, as much of it as the eye is shown (фігура схеми). */
export interface DrawnNode {
  readonly id: string;
  /** The BPMN type without its prefix: `UserTask`, `BoundaryEvent` … */
  readonly type: string;
  readonly name: string;
  readonly box: Box;
  /** Where the diagram's author has put the name, when it stands beside the shape. */
  readonly labelBox: Box | null;
  /** The sub-process or the process it lies in. */
  readonly parentId: string;
  readonly attachedTo: string | null;
  /** Of a sub-process: whether its inside is shown. */
  readonly isExpanded: boolean;
  /** Of a boundary event: whether it cancels what it is attached to. */
  readonly isInterrupting: boolean;
  /** What an event is about: `Timer`, `Message`, `Terminate`, `Error`, or nothing. */
  readonly about: string | null;
  readonly repeats: 'parallel' | 'sequential' | null;
}

/** One line of a drawn diagram: a sequence flow, or the thread of a note. */
export interface DrawnFlow {
  readonly id: string;
  readonly type: 'SequenceFlow' | 'Association';
  readonly name: string;
  readonly waypoints: readonly Point[];
  readonly labelBox: Box | null;
  readonly sourceId: string;
  readonly targetId: string;
  /** Taken when no condition holds: it carries a slash. */
  readonly isDefault: boolean;
}

/** A diagram laid out as its author has drawn it (схема процесу). */
export interface DrawnDiagram {
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly DrawnNode[];
  readonly flows: readonly DrawnFlow[];
}
