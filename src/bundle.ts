// Loads the main or the post step, each with what it needs: the one entry behind dist/index.js and dist/post/index.js.

/** Loads and runs the main step. */
export const main = (): Promise<unknown> => import('./index.ts')

/** Loads and runs the post step. */
export const post = (): Promise<unknown> => import('./post.ts')
