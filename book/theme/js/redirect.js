/* An old address: go to the new one at once, to the same place on the page. */
location.replace(document.querySelector('link[rel="canonical"]').href + location.hash);
