package io.github.migrationlint.core.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Span PLACE = new SourceFile(new SourceId("a.yaml"), "").start();

  /** Steps that one share may spend. */
  private static long most(BudgetShare share) {
    var spent = 0L;
    while (share.steps().take(100_000)) {
      spent += 100_000;
    }
    return spent;
  }

  @Test
  void a_piece_of_work_takes_a_tenth_at_most() {
    var budget = new Budget();
    for (var i = 0; i < 10; i++) {
      assertEquals(10_000_000, most(budget.share()));
    }
    assertEquals(0, most(budget.share()));
  }

  @Test
  void who_has_spent_its_share_gets_nothing_more() {
    var share = new Budget().share();
    assertTrue(share.values().take(60_000));
    assertFalse(share.values().take(60_000));
    assertFalse(share.values().take(1));
    assertTrue(share.values().isSpent());
    assertFalse(share.objects().isSpent());
  }

  @Test
  void what_is_granted_is_spent_first_and_costs_no_one_else() {
    var budget = new Budget();
    for (var i = 0; i < 100; i++) {
      var share = budget.share();
      share.steps().grant(5_000_000);
      assertTrue(share.steps().take(5_000_000));
    }
    assertEquals(10_000_000, most(budget.share()));
  }

  @Test
  void who_has_a_grant_goes_on_after_the_run_has_spent_all() {
    var budget = new Budget();
    for (var i = 0; i < 11; i++) {
      most(budget.share());
    }
    var share = budget.share();
    share.steps().grant(10);
    assertTrue(share.steps().take(10));
    assertFalse(share.steps().take(1));
  }

  @Test
  void the_budget_grows_with_what_is_read() {
    var budget = new Budget();
    budget.grow(1_000, 1_000_000);
    assertEquals(14_000_000, most(budget.share()));
    assertTrue(budget.share().objects().take(20_000));
    assertFalse(budget.share().objects().take(20_001));
  }

  @Test
  void a_copy_is_spent_on_its_own() {
    var budget = new Budget();
    most(budget.share());
    var copy = budget.copy();
    for (var i = 0; i < 9; i++) {
      assertEquals(10_000_000, most(copy.share()));
    }
    assertEquals(0, most(copy.share()));
    assertEquals(10_000_000, most(budget.share()));
  }

  @Test
  void eight_comparisons_are_a_step() {
    var share = new Budget().share();
    for (var i = 0; i < 80_000_000; i++) {
      assertTrue(share.compare());
    }
    for (var i = 0; i < 7; i++) {
      assertTrue(share.compare());
    }
    assertFalse(share.compare());
    assertFalse(share.compare());
  }

  @Test
  void work_ends_at_the_place_that_asks_for_too_much() {
    var share = new Budget().share();
    var deep = assertThrows(BudgetSpent.class, () -> share.checkDepth(201, PLACE));
    assertEquals("an object is nested deeper than 200 levels", deep.what());
    assertEquals(PLACE, deep.place());
    assertThrows(BudgetSpent.class, () -> share.write((1 << 20) + 1, PLACE));
    assertThrows(BudgetSpent.class, () -> share.spend(10_000_001, PLACE));
    share.checkDepth(200, PLACE);
  }
}
