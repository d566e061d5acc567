-- With the product behind it, as every wish that waits for stock has the same empty household: whoever
-- looks for product and household finds few rows by whichever index the database takes.
drop index waiting_wish_household;
create index waiting_wish_household on waiting_wish (household, product);
