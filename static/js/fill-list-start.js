// The page begins: the list that was kept here, or an empty one with today's date.
{
  const { page } = fillList;

  fillList.dateToday = () => {
    const day = page.querySelector("[data-key=prepared_on]");
    if (day && !day.value) day.value = fillList.date(new Date(), "medium");
  };

  const inRequest = document.getElementById("list-in-request");
  const notArrived = fillList.onItsWay();
  if (inRequest) fillList.write(JSON.parse(inRequest.textContent));
  else if (notArrived?.form_set === page.dataset.formSet) fillList.write(notArrived);
  else fillList.open() || fillList.write({});
  fillList.dateToday();
  document.querySelector("[data-without-script]").hidden = true;
  page.hidden = false;

  page.addEventListener("input", (event) => {
    if (!event.target.matches("[data-key]")) return;
    fillList.sayRoom(event.target);
    fillList.changed();
  });
}
