// XML as EC2, IAM and STS speak it: plain values to elements, and elements to plain values.

export type XmlValue = string | number | boolean | Date | undefined | readonly XmlValue[] | XmlFields
export type XmlFields = { readonly [name: string]: XmlValue }

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** A list becomes <item> elements; undefined leaves the element out. */
export function renderXml(name: string, value: XmlValue): string {
  if (value === undefined) return ''
  return `<${name}>${renderInner(value)}</${name}>`
}

function renderInner(value: XmlValue): string {
  if (value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (isList(value)) return value.map((item) => renderXml('item', item)).join('')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, field]) => renderXml(name, field))
      .join('')
  }
  return escapeXml(String(value))
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value)
}

export function ec2Response(action: string, requestId: string, fields: XmlFields): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">` +
    `<requestId>${requestId}</requestId>${renderInner(fields)}</${action}Response>`
  )
}

/** An element with its children; repeated names are kept in order. */
export type XmlNode = { name: string; text: string; children: XmlNode[] }

function unescapeXml(text: string): string {
  return text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, entity: string) => {
    if (entity.startsWith('#x')) return String.fromCodePoint(parseInt(entity.slice(2), 16))
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)))
    return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[entity] ?? whole
  })
}

/** Reads well-formed XML such as moto's: no CDATA, attributes dropped. */
export function parseXml(source: string): XmlNode {
  const root: XmlNode = { name: '', text: '', children: [] }
  const open: XmlNode[] = [root]
  for (const [, slash, name, selfClosing, text] of source.matchAll(
    /<(?:\?[^>]*>|(\/?)([\w:.-]+)[^>]*?(\/?)>)|([^<]+)/g,
  )) {
    const top = open.at(-1) ?? root
    if (text !== undefined) top.text += unescapeXml(text)
    else if (slash === '/') open.pop()
    else if (name !== undefined) {
      const node: XmlNode = { name, text: '', children: [] }
      top.children.push(node)
      if (selfClosing !== '/') open.push(node)
    }
  }
  return root.children[0] ?? root
}

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((candidate) => candidate.name === name)
}

/** The text at a path of element names, or the empty string. */
export function textAt(node: XmlNode | undefined, ...path: string[]): string {
  return path.reduce<XmlNode | undefined>(child, node)?.text.trim() ?? ''
}

/** The list members (<item> in EC2, <member> in IAM) of the element at a path. */
export function itemsAt(node: XmlNode | undefined, ...path: string[]): XmlNode[] {
  return (path.reduce<XmlNode | undefined>(child, node)?.children ?? []).filter(
    ({ name }) => name === 'item' || name === 'member',
  )
}

export function renderNode(node: XmlNode): string {
  return node.children.length === 0
    ? `<${node.name}>${escapeXml(node.text)}</${node.name}>`
    : `<${node.name}>${node.children.map(renderNode).join('')}</${node.name}>`
}
