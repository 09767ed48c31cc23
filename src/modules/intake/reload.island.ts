/** A page that waits for the worker loads itself again, as long as it is in sight; without script the person reloads it. */
let tries = 0
const again = setInterval(() => {
  if (document.hidden) return
  tries++
  if (tries > 200) clearInterval(again)
  else location.reload()
}, 2000)
