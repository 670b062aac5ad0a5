//! Classes: making one, its code, its assignments. Joining is in `joining`, seats in `seats`, what became of it all in `results`.

mod grades;
mod joining;
mod results;
mod seats;

use crate::{Game, GameError, clock, ids, scenarios::parse_cursor};
use careersim_domain::{
    CareerTitle, Invalid,
    class::{AskedDay, ClassName, Code, DayRules, MOST_CAREERS},
};
use careersim_store::{
    ConflictKind, StoreError, assignments, classes,
    classes::{ClassChange, NewClass},
};
use chrono::{DateTime, Datelike, Utc};
use uuid::Uuid;

pub use careersim_store::{
    assignments::{AssignmentRow, AssignmentSpec},
    classes::ClassRow,
    results::Mark,
    seats::{SeatRow, Who},
};
pub use grades::CriterionSum;
pub use joining::{Joined, JoinedClass};
pub use results::{ClassResults, Pupil, PupilDay, RankedPupil, Standing};
pub use seats::IssuedCode;

/// A class with how much there is in it.
#[derive(Debug, Clone)]
pub struct ClassView {
    /// The class.
    pub class: ClassRow,
    /// How many sit in it.
    pub seats: i64,
    /// How many assignments it has.
    pub assignments: i64,
}

/// What an assignment is made of, before it is checked.
#[derive(Debug, Clone)]
pub struct NewAssignment {
    /// What the teacher calls it.
    pub title: ClassName,
    /// Careers that may be played; none means any.
    pub careers: Vec<CareerTitle>,
    /// Rounds, difficulty, language.
    pub rules: DayRules,
    /// After this moment no day may begin.
    pub due_at: Option<DateTime<Utc>>,
    /// Pupils see each other's means by pseudonym.
    pub leaderboard: bool,
}

// With 32^8 codes even one collision is not to be expected.
const TRIES: usize = 4;

impl Game {
    /// Makes a class; who does so is a teacher from then on.
    ///
    /// # Errors
    /// A guest; an end of the code that has passed; too many classes.
    pub async fn create_class(&self, teacher: Uuid, name: &ClassName, code_expires_at: Option<DateTime<Utc>>) -> Result<ClassView, GameError> {
        if self.profile(teacher).await?.username.is_none() {
            return Err(GameError::Forbidden("a guest can't teach a class; register an account first"));
        }
        check_ahead("code_expires_at", code_expires_at)?;
        for _ in 0..TRIES {
            let new = NewClass {
                id: ids::new(),
                teacher,
                name: name.as_str().to_owned(),
                code: ids::code(Code::CLASS).as_str().to_owned(),
                code_expires_at,
            };
            match classes::create(&self.store, new, clock::now()).await {
                Err(StoreError::Conflict(ConflictKind::Duplicate)) => {}
                Err(StoreError::Conflict(ConflictKind::Full)) => return Err(full("name", "you have as many classes as there may be; delete one first")),
                made => return self.class_view(made?).await,
            }
        }
        Err(GameError::Internal("no free class code was found".to_owned()))
    }

    /// The teacher's classes, newest first.
    ///
    /// # Errors
    /// A cursor that is none.
    pub async fn classes(&self, teacher: Uuid, limit: u64, cursor: Option<&str>) -> Result<(Vec<ClassView>, Option<String>), GameError> {
        self.profile(teacher).await?;
        let page = classes::list(&self.store, teacher, parse_cursor(cursor)?, limit).await?;
        let next = page.next.map(|c| c.to_string());
        let mut views = Vec::new();
        for class in page.items {
            views.push(self.class_view(class).await?);
        }
        Ok((views, next))
    }

    /// One class of the teacher's.
    ///
    /// # Errors
    /// Not this teacher's.
    pub async fn class(&self, teacher: Uuid, class: Uuid) -> Result<ClassView, GameError> {
        let class = self.own_class(teacher, class).await?;
        self.class_view(class).await
    }

    /// Changes the name, the lock or the end of the code.
    ///
    /// # Errors
    /// Not this teacher's; an end of the code that has passed.
    pub async fn change_class(&self, teacher: Uuid, class: Uuid, change: ClassChange) -> Result<ClassView, GameError> {
        self.own_class(teacher, class).await?;
        check_ahead("code_expires_at", change.code_expires_at.flatten())?;
        let changed = classes::change(&self.store, class, teacher, change).await.map_err(no_class)?;
        self.class_view(changed).await
    }

    /// Gives a class another code, without an end; the one before lets nobody in any more.
    ///
    /// # Errors
    /// Not this teacher's.
    pub async fn reset_class_code(&self, teacher: Uuid, class: Uuid) -> Result<ClassView, GameError> {
        self.own_class(teacher, class).await?;
        for _ in 0..TRIES {
            let change = ClassChange {
                code: Some(ids::code(Code::CLASS).as_str().to_owned()),
                code_expires_at: Some(None),
                ..ClassChange::default()
            };
            match classes::change(&self.store, class, teacher, change).await {
                Err(StoreError::Conflict(ConflictKind::Duplicate)) => {}
                changed => return self.class_view(changed.map_err(no_class)?).await,
            }
        }
        Err(GameError::Internal("no free class code was found".to_owned()))
    }

    /// Ends a class. What was played in it stays the pupils'.
    ///
    /// # Errors
    /// Not this teacher's.
    pub async fn remove_class(&self, teacher: Uuid, class: Uuid) -> Result<(), GameError> {
        self.own_class(teacher, class).await?;
        classes::remove(&self.store, class, teacher).await.map_err(no_class)
    }

    /// The assignments of a class, newest first.
    ///
    /// # Errors
    /// Not this teacher's.
    pub async fn assignments(&self, teacher: Uuid, class: Uuid) -> Result<Vec<AssignmentRow>, GameError> {
        self.own_class(teacher, class).await?;
        Ok(assignments::of_class(&self.store, class).await?)
    }

    /// Sets something to be played.
    ///
    /// # Errors
    /// Not this teacher's class; a due date that has passed; too many careers or assignments.
    pub async fn create_assignment(&self, teacher: Uuid, class: Uuid, new: NewAssignment) -> Result<AssignmentRow, GameError> {
        self.own_class(teacher, class).await?;
        check_ahead("due_at", new.due_at)?;
        match assignments::create(&self.store, ids::new(), class, &spec(new)?, clock::now()).await {
            Err(StoreError::Conflict(ConflictKind::Full)) => Err(full("title", "this class has as many assignments as there may be; delete one first")),
            Err(error) => Err(no_class(error)),
            Ok(made) => Ok(made),
        }
    }

    /// Changes an assignment. A due date in the past ends it.
    ///
    /// # Errors
    /// Not in this teacher's class; too many careers.
    pub async fn change_assignment(&self, teacher: Uuid, class: Uuid, assignment: Uuid, new: NewAssignment) -> Result<AssignmentRow, GameError> {
        self.own_class(teacher, class).await?;
        assignments::change(&self.store, assignment, class, &spec(new)?).await.map_err(no_assignment)
    }

    /// Takes an assignment back; the days stay the pupils'.
    ///
    /// # Errors
    /// Not in this teacher's class.
    pub async fn remove_assignment(&self, teacher: Uuid, class: Uuid, assignment: Uuid) -> Result<(), GameError> {
        self.own_class(teacher, class).await?;
        assignments::remove(&self.store, assignment, class).await.map_err(no_assignment)
    }

    /// The day that a pupil may open for an assignment, as the assignment sets it.
    ///
    /// # Errors
    /// Not in one of the pupil's classes; past its due date; a career, or anything else, that it does not allow.
    pub async fn assigned_day(&self, player: Uuid, assignment: Uuid, title: CareerTitle, asked: &AskedDay) -> Result<crate::scenarios::OpenDay, GameError> {
        let row = assignments::for_player(&self.store, assignment, player).await?;
        let spec = row.ok_or(GameError::NotFound("assignment"))?.spec;
        if spec.due_at.is_some_and(|at| at <= clock::now()) {
            return Err(GameError::invalid(
                "assignment_id",
                Invalid::new("past_due", "is past its due date; ask your teacher"),
            ));
        }
        if !self.career_allowed(&spec, &title) {
            let allowed = format!("must be one of the careers of this assignment: `{}`", spec.careers.join("`, `"));
            return Err(GameError::invalid("career_title", Invalid::new("not_allowed", allowed)));
        }
        spec.rules.check(asked).map_err(|(field, invalid)| GameError::invalid(field, invalid))?;
        Ok(crate::scenarios::OpenDay {
            title,
            rounds: spec.rules.rounds,
            difficulty: spec.rules.difficulty,
            language: spec.rules.language,
            assignment_id: Some(assignment),
        })
    }

    // Two names of the same catalogue career are the same career.
    fn career_allowed(&self, spec: &AssignmentSpec, title: &CareerTitle) -> bool {
        let key = |title: &CareerTitle| crate::supply::career_key(title, self.resolve_career(title).as_deref());
        let wanted = key(title);
        spec.careers.is_empty() || spec.careers.iter().filter_map(|c| CareerTitle::parse(c).ok()).any(|c| key(&c) == wanted)
    }

    /// The teacher's class.
    pub(crate) async fn own_class(&self, teacher: Uuid, class: Uuid) -> Result<ClassRow, GameError> {
        self.profile(teacher).await?;
        classes::by_id(&self.store, class, teacher).await?.ok_or(GameError::NotFound("class"))
    }

    async fn class_view(&self, class: ClassRow) -> Result<ClassView, GameError> {
        let (seats, assignments) = careersim_store::results::counts(&self.store, class.id).await?;
        Ok(ClassView { class, seats, assignments })
    }
}

fn spec(new: NewAssignment) -> Result<AssignmentSpec, GameError> {
    if new.careers.len() > MOST_CAREERS {
        let most = format!("must be at most {MOST_CAREERS} careers");
        return Err(GameError::invalid("careers", Invalid::new("too_long", most)));
    }
    check_year("due_at", new.due_at)?;
    Ok(AssignmentSpec {
        title: new.title.as_str().to_owned(),
        careers: new.careers.iter().map(|c| c.as_str().to_owned()).collect(),
        rules: new.rules,
        due_at: new.due_at,
        leaderboard: new.leaderboard,
    })
}

// A moment that lies ahead.
fn check_ahead(field: &'static str, at: Option<DateTime<Utc>>) -> Result<(), GameError> {
    if at.is_some_and(|at| at <= clock::now()) {
        return Err(GameError::invalid(field, Invalid::new("in_the_past", "must be in the future")));
    }
    check_year(field, at)
}

// Years that both databases and every calendar can hold.
fn check_year(field: &'static str, at: Option<DateTime<Utc>>) -> Result<(), GameError> {
    if at.is_some_and(|at| !(2000..=2199).contains(&at.year())) {
        return Err(GameError::invalid(field, Invalid::new("out_of_range", "must be in the years 2000..=2199")));
    }
    Ok(())
}

fn full(field: &'static str, message: &str) -> GameError {
    GameError::invalid(field, Invalid::new("full", message))
}

fn no_class(error: StoreError) -> GameError {
    named(error, "class")
}

fn no_assignment(error: StoreError) -> GameError {
    named(error, "assignment")
}

fn named(error: StoreError, what: &'static str) -> GameError {
    match error {
        StoreError::NotFound => GameError::NotFound(what),
        other => other.into(),
    }
}
