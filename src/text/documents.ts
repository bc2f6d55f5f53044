// Links the documents that messages name by their paths in this repository: most people read them from another one.

type Variables = Readonly<Record<string, string | undefined>>

/**
 * Gives where the documents of the running action are: on GitHub in the action's own repository, at the commit or tag
 * that the step uses, or in the repository that has a copy of it and uses it as `./`. Undefined outside of GitHub,
 * where they are beside the code (GitHub Docs, "Variables reference": GITHUB_ACTION_REPOSITORY, GITHUB_ACTION_REF).
 */
export function documentsBase(variables: Variables): string | undefined {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_ACTION_REPOSITORY: own,
    GITHUB_ACTION_REF: ref,
    GITHUB_REPOSITORY: copy,
    GITHUB_SHA: sha,
  } = variables
  const [repository, at] = isSet(own) && isSet(ref) ? [own, ref] : [copy, sha]
  return isSet(server) && isSet(repository) && isSet(at) ? `${server}/${repository}/blob/${at}` : undefined
}

/** A text with links in place of the paths of documents, such as `docs/permissions.md`. */
export function linkDocuments(text: string, variables: Variables): string {
  const base = documentsBase(variables)
  return base === undefined ? text : text.replace(/(?<![\w/])(?:docs\/[\w-]+|README)\.md\b/g, `${base}/$&`)
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}
