import type { FastifyInstance } from 'fastify'
import { find, parameterOf, placeOf, readRoutes, sendOne, type Collection } from '../json-api/collection-routes.ts'
import type { Viewed } from '../json-api/document.ts'
import { anyText, flag, required, text, writtenAttributes } from '../json-api/written.ts'
import { nextId, type Page } from '../shop.ts'
import { permalinkOf } from '../permalink.ts'

const collection: Collection<Page> = {
  path: 'pages',
  name: 'page',
  records: (shop) => shop.pages,
  view: pageView,
  listView: ({ id, name, path, category }) => ({ resource: { id, type: 'pages', attributes: { name, path, category } }, included: [] })
}

const writable = { name: text, content: anyText, use_layout: flag }

/** `/accounts/:account/pages`: a list shows less of each page than the page alone. */
export function pageRoutes (app: FastifyInstance): void {
  readRoutes(app, collection)

  app.post('/accounts/:account/pages', async (request, reply) => {
    const { shop } = placeOf(request)
    const { name, content, use_layout: useLayout } = required(writtenAttributes(request.body, { type: 'pages' }, writable), 'name')
    const page: Page = {
      id: nextId(shop),
      name,
      path: `/${permalinkOf(name)}`,
      category: 'custom',
      content: content ?? '',
      isPublished: true,
      useLayout: useLayout ?? true
    }
    shop.pages.push(page)
    return sendOne(reply, pageView(page), 201)
  })

  app.patch('/accounts/:account/pages/:page', async (request, reply) => {
    const page = find(placeOf(request).shop.pages, parameterOf(request, 'page'))
    const written = required(writtenAttributes(request.body, { type: 'pages', id: page.id }, writable), 'name')
    page.name = written.name
    page.content = written.content ?? page.content
    page.useLayout = written.use_layout ?? page.useLayout
    return sendOne(reply, pageView(page))
  })
}

function pageView ({ id, name, path, category, content, isPublished, useLayout }: Page): Viewed {
  return {
    resource: { id, type: 'pages', attributes: { name, path, category, content, is_published: isPublished, use_layout: useLayout } },
    included: []
  }
}
