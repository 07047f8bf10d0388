/** A symbol of the workbench and its colour, by their ids. */
export interface Icon {
  /** `server-environment` */
  readonly id: string;
  /** `testing.iconPassed` */
  readonly color?: string;
}

/** What the commands of a context menu work on. */
export interface Subject {
  readonly region: string;
  readonly name: string;
  readonly arn?: string;
  /** Of a repository, or of an image with its tag or digest. */
  readonly uri?: string;
  /** The page of the AWS console. */
  readonly console?: string;
  /** The repository of an image. */
  readonly repository?: string;
  /** The account of a repository. */
  readonly registry?: string;
  readonly digest?: string;
  readonly tags?: readonly string[];
  /** The ARN of a cluster. */
  readonly cluster?: string;
  /** The name of the service that runs it. */
  readonly service?: string;
  /** The ARN of the task that a container belongs to. */
  readonly task?: string;
  /** The ARN of the revision that it runs. */
  readonly taskDefinition?: string;
}

/** A list, page by page, read until the signal is given. */
export type Pages = (signal: AbortSignal) => AsyncIterable<readonly TreeNode[]>;

/** What a click on a line does. */
export interface NodeCommand {
  readonly command: string;
  readonly title: string;
  readonly arguments?: readonly unknown[];
}

/** A line of a tree: plain data, and how its children are read. */
export interface TreeNode {
  /** The same for the same thing each time that it is read; unlike that of any other line of the tree. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Markdown, with the names that AWS gave escaped. */
  readonly tooltip?: string;
  /** A tooltip that has to be asked for; it stands below the other. Markdown. */
  readonly details?: (signal: AbortSignal) => Promise<string>;
  readonly icon: Icon;
  /** Words by which menus tell lines apart: `service arn console`. */
  readonly context: string;
  readonly command?: NodeCommand;
  readonly subject?: Subject;
  /** Absent for a leaf. */
  readonly children?: Pages;
  /** Whether the filter looks at its label. */
  readonly isFiltered?: boolean;
  /** It is changing by itself, so that it is worth reading again soon. */
  readonly isMoving?: boolean;
}

/** Children that are known already, as one page. */
export function known(...nodes: readonly TreeNode[]): Pages {
  return async function* () {
    yield nodes;
  };
}

/** Pages of nodes out of pages of something else. */
export async function* mapped<Item>(
  pages: AsyncIterable<readonly Item[]>,
  node: (item: Item) => TreeNode,
): AsyncGenerator<readonly TreeNode[]> {
  for await (const page of pages) yield page.map(node);
}
