"""Replies of the forces of London, the South East and the South West, a module for neighbours."""

from tests.reconstruction.south import home_counties, london, solent_and_weald, wessex, west_country

__all__ = ["home_counties", "london", "solent_and_weald", "wessex", "west_country"]
