//! Coming in from a learning platform: its course is a class, its link an assignment, its user a seat. Who teaches there comes in as the teacher
//! of the class, an account that belongs to the course; of pupils nothing is kept but the platform's name for them.

use crate::{
    Game, GameError,
    accounts::Login,
    clock, ids,
    passback::{self, Passback},
};
use careersim_domain::{
    CareerTitle, Difficulty, Language, Rounds,
    class::{ClassName, Code, DayRules, MOST_CAREERS},
};
use careersim_store::{
    ConflictKind, StoreError,
    assignments::{self, AssignmentSpec},
    classes::{self, NewClass},
    deliveries::{self, Standing},
    lti::{self, Handover, LinkRow, NewLink, PlatformUser},
    players, seats,
};
use chrono::Duration;
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

/// A launch whose token was found good.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The platform.
    pub platform: Uuid,
    /// Its deployment.
    pub deployment: String,
    /// The platform's name for the user (`sub`).
    pub subject: String,
    /// Does the user teach the course?
    pub teaches: bool,
    /// The platform's id of the course.
    pub context: String,
    /// What the course is called.
    pub course: String,
    /// The platform's id of the link.
    pub link: String,
    /// What the link is called.
    pub title: String,
    /// Where the link's scores go, if the platform wants any.
    pub line_item: Option<String>,
    /// What the link says about the days to play (custom parameters).
    pub wishes: Wishes,
}

/// What a link may say about the days that are played for it, as text; what can't be read is as if it were not there.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// Careers, separated by commas; none: any.
    pub careers: Option<String>,
    /// How many scenes.
    pub rounds: Option<String>,
    /// How hard.
    pub difficulty: Option<String>,
    /// In which language.
    pub language: Option<String>,
}

/// Where a launch leads to.
#[derive(Debug, Clone)]
pub struct Place {
    /// As the class's teacher, or as a pupil.
    pub teaches: bool,
    /// Who, class and assignment.
    pub session: Handover,
}

// From the launch to the page's first call; a page that takes longer has lost its network.
const CODE_LIVES: Duration = Duration::seconds(90);
const CODE_USED: GameError = GameError::Unauthorized("this link was used or is too old; go back to your course and open it again");
const FULL: GameError = GameError::Forbidden("this class is full; tell your teacher");
const LOCKED: GameError = GameError::Forbidden("this class is locked, so nobody new can come in; tell your teacher");

impl Game {
    /// Finds, or makes, class, assignment and seat. Gives back the code by which the page takes over the session.
    ///
    /// # Errors
    /// Forbidden when the class takes nobody new.
    pub async fn enter(&self, launch: &Launch) -> Result<String, GameError> {
        let class = self.class_of(launch).await?;
        let link = self.link_of(launch, class).await?;
        let (teacher, locked) = lti::teacher_of(&self.store, class).await?.ok_or(GameError::NotFound("class"))?;
        let player = if launch.teaches {
            teacher
        } else {
            self.seat_of(launch, class, locked).await?
        };
        self.profile(player).await?;
        if let Some(line_item) = launch.line_item.as_deref() {
            lti::set_line_item(&self.store, &link, line_item, clock::now()).await?;
        }
        let code = ids::secret();
        let session = Handover {
            player,
            class,
            assignment: link.assignment,
            expires_at: clock::now() + CODE_LIVES,
        };
        lti::hand_over(&self.store, &ids::fingerprint(&code), &session).await?;
        Ok(code)
    }

    /// Takes over a session by its code.
    ///
    /// # Errors
    /// Unauthorized when the code was used, or too late.
    pub async fn take_over(&self, code: &SecretString) -> Result<(Login, Place), GameError> {
        let hash = ids::fingerprint(code.expose_secret());
        let session = lti::take_handover(&self.store, &hash, clock::now()).await?.ok_or(CODE_USED)?;
        let player = self.profile(session.player).await?;
        let (teacher, _) = lti::teacher_of(&self.store, session.class).await?.ok_or(CODE_USED)?;
        let place = Place {
            teaches: teacher == player.id,
            session,
        };
        Ok((self.login_as(player).await?, place))
    }

    async fn class_of(&self, launch: &Launch) -> Result<Uuid, GameError> {
        if let Some(class) = lti::class_of(&self.store, launch.platform, &launch.deployment, &launch.context).await? {
            return Ok(class);
        }
        let teacher = players::create_guest(&self.store, ids::new(), clock::now()).await?.id;
        let name = ClassName::parse(&short(&launch.course, 80)).map_or_else(|_| "Course".to_owned(), |n| n.as_str().to_owned());
        let new = NewClass {
            id: ids::new(),
            teacher,
            name,
            code: ids::code(Code::CLASS).as_str().to_owned(),
            // Pupils come from the platform; a code is for whoever the teacher lets in besides.
            code_expires_at: Some(clock::now()),
        };
        let made = classes::create(&self.store, new, clock::now()).await?.id;
        let counts = lti::bind_context(&self.store, launch.platform, &launch.deployment, &launch.context, made, clock::now()).await?;
        if counts != made {
            // Thirty pupils may open a new course at once: whoever was not the first takes back what it made.
            players::erase(&self.store, teacher).await?;
        }
        Ok(counts)
    }

    async fn link_of(&self, launch: &Launch, class: Uuid) -> Result<LinkRow, GameError> {
        if let Some(link) = lti::link_of(&self.store, launch.platform, &launch.deployment, &launch.link).await? {
            return Ok(link);
        }
        let made = assignments::create(&self.store, ids::new(), class, &spec(launch), clock::now())
            .await
            .map_err(full)?;
        let new = NewLink {
            id: ids::new(),
            platform: launch.platform,
            deployment: &launch.deployment,
            resource_link: &launch.link,
            assignment: made.id,
        };
        let link = lti::bind_link(&self.store, new, clock::now()).await?;
        if link.assignment != made.id {
            assignments::remove(&self.store, made.id, class).await?;
        }
        Ok(link)
    }

    async fn seat_of(&self, launch: &Launch, class: Uuid, locked: bool) -> Result<Uuid, GameError> {
        let user = PlatformUser {
            platform: launch.platform,
            subject: &launch.subject,
        };
        let known = lti::player_of(&self.store, user).await?;
        if let Some(player) = known
            && seats::of_player(&self.store, class, player).await?.is_some()
        {
            return Ok(player);
        }
        if locked {
            return Err(LOCKED);
        }
        let player = match known {
            Some(player) => player,
            None => self.player_for(user).await?,
        };
        // The lock was looked at above; who sits in the class already is let in.
        Ok(self.take_seat(class, seats::Who::Player(player), None).await?.0.player_id)
    }

    async fn player_for(&self, user: PlatformUser<'_>) -> Result<Uuid, GameError> {
        let made = players::create_guest(&self.store, ids::new(), clock::now()).await?.id;
        let counts = lti::bind_user(&self.store, user, made, clock::now()).await?;
        if counts != made {
            players::erase(&self.store, made).await?;
        }
        Ok(counts)
    }

    /// Where a pupil stands in an assignment, as their platform is told; none: there is no day to tell of.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn passback(&self, assignment: Uuid, player: Uuid) -> Result<Option<Passback>, GameError> {
        let standing = deliveries::standing(&self.store, assignment, player).await?;
        Ok(standing.as_ref().map(passback::of))
    }

    /// A finished day, as a record store is told.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn finished_day(&self, session: Uuid, player: Uuid) -> Result<Option<(Standing, Passback)>, GameError> {
        let day = deliveries::day(&self.store, session, player).await?.filter(Standing::is_finished);
        Ok(day.map(|day| {
            let told = passback::of(&day);
            (day, told)
        }))
    }
}

fn full(error: StoreError) -> GameError {
    match error {
        StoreError::Conflict(ConflictKind::Full) => FULL,
        other => other.into(),
    }
}

fn short(text: &str, most: usize) -> String {
    text.trim().chars().filter(|c| !c.is_control()).take(most).collect()
}

fn spec(launch: &Launch) -> AssignmentSpec {
    let wishes = &launch.wishes;
    let title = ClassName::parse(&short(&launch.title, 80)).map_or_else(|_| "CareerSim".to_owned(), |n| n.as_str().to_owned());
    let careers = wishes.careers.as_deref().unwrap_or_default().split(',');
    let rules = DayRules {
        rounds: wishes
            .rounds
            .as_deref()
            .and_then(|t| t.trim().parse().ok())
            .and_then(|n| Rounds::parse(n).ok())
            .unwrap_or_default(),
        difficulty: wishes.difficulty.as_deref().and_then(|t| Difficulty::parse(t.trim()).ok()).unwrap_or_default(),
        language: wishes.language.as_deref().and_then(|t| Language::parse(t.trim()).ok()).unwrap_or_default(),
    };
    AssignmentSpec {
        title,
        careers: careers
            .filter_map(|c| CareerTitle::parse(c).ok())
            .map(|c| c.as_str().to_owned())
            .take(MOST_CAREERS)
            .collect(),
        rules,
        due_at: None,
        leaderboard: false,
    }
}
