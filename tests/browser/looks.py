"""What a browser is asked about the page it shows: what is small, low, or sticks out.

In:    nothing.   Out: JavaScript to evaluate in a page; each answers a list that should be empty.
Never: changes the page, but for opening what is folded and shortening what repeats itself.

A link in running text may be lower than a thumb: WCAG 2.5.5 and 2.5.8 except targets "in a sentence", whose height
is the line's. Running is a link with other words beside it in its paragraph, row or box. All others are 44 px.
"""

OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true })"

SHORTEN = """document.querySelectorAll('tbody, ul, ol, dl, main').forEach(list => {
  [...list.children].slice(12, -4).filter(each => list.tagName !== 'MAIN' || each.matches('section, details, div'))
    .forEach(each => each.remove()) })"""

SMALL = """() => [...document.querySelectorAll('body *')]
  .filter(each => [...each.childNodes].some(one => one.nodeType === 3 && one.data.trim()) && each.checkVisibility())
  .map(each => [each, each instanceof SVGElement ? each.getScreenCTM().a : 1])
  .map(([each, scale]) => [parseFloat(getComputedStyle(each).fontSize) * scale, each.outerHTML.slice(0, 120)])
  .filter(([size]) => size < 15.99).slice(0, 5)"""

LOW = """() => [...document.querySelectorAll('a[href], summary, button, input, select, textarea')]
  .filter(each => each.checkVisibility() && !each.closest('.skip'))
  .filter(each => {
    const block = each.parentElement.closest('p, li, td, th, dd, dt, h1, h2, h3, caption, summary, div') || each;
    const rest = block.innerText.replace(each.innerText, '').replace(/[\\s·、，。：]/g, '');
    return each.tagName !== 'A' || !rest;
  })
  .map(each => [each.getBoundingClientRect(), each.outerHTML.slice(0, 120)])
  .filter(([box]) => box.height < 43.5 || box.width < 43.5)
  .map(([box, text]) => [Math.round(box.width), Math.round(box.height), text]).slice(0, 5)"""

WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(each => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.skip, thead'))
  .map(each => each.outerHTML.slice(0, 120)).slice(0, 5)
  .concat(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [])"""
