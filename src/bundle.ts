// The bundle's one entry: dist/index.js and dist/post/index.js each begin their step by it, and each loads what it needs.

/** Runs the main step. */
export const main = (): Promise<unknown> => import('./index.ts')

/** Runs the post step. */
export const post = (): Promise<unknown> => import('./post.ts')
