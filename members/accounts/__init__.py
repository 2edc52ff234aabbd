"""How the library for sign-in (allauth) is told the rules of this site."""
