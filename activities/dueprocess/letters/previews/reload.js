(() => {
  const { version } = document.currentScript.dataset;
  const ask = async () => {
    try {
      const now = await (await fetch("/version", { cache: "no-store" })).text();
      document.body.removeAttribute("data-stopped");
      if (now !== version) return location.reload();
    } catch {
      document.body.dataset.stopped = "The preview has been stopped: what you see is how it last was.";
    }
    setTimeout(ask, 200);
  };
  addEventListener("load", ask);
})();
