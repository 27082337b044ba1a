using Bogus;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>What borrowers were told in the last four weeks, by the reminder rules: e-mails sent, two that failed, calls made and calls to make.</summary>
internal sealed class DemoMessages(InclusionDb db, Office office, IReadOnlyDictionary<long, Device> devices, Faker faker, DateTimeOffset now)
{
    private const int Days = 28;
    private const int Failures = 2;

    /// <summary>Calls of the last days are still to be made.</summary>
    private const int CallsPendingDays = 4;

    private static readonly TimeOnly SendingTime = new(8, 15);

    private static readonly string[] NextSteps = ["Passera samedi matin.", "Rapporte tout mardi, avec le chargeur.", "Rappeler vendredi après 17 h.", "Sa fille transmet le message."];

    private readonly Letter _letter = new(office);
    private readonly List<Message> _emails = [];
    private readonly Dictionary<long, Message> _openCalls = [];

    /// <summary>The loans have their ids by now.</summary>
    public void Add(IEnumerable<DemoLoan> loans)
    {
        var spoken = new HashSet<(long Person, DateOnly Day)>();
        foreach (var loan in loans.OrderBy(l => l.Loan.DueOn).Where(l => l.Loan.ClosedAt is null || l.Loan.ClosedAt > now.AddDays(-Days)))
        {
            var said = new HashSet<ReminderDue>();
            var today = loan.Home.Calendar.DateOf(now);
            for (var day = today.AddDays(-Days); day < today; day = day.AddDays(1))
            {
                var at = loan.Home.Calendar.InstantOf(day, SendingTime);
                var isOver = loan.Loan.ClosedAt < at;
                if (day > loan.SaidFrom && !isOver
                    && ReminderPlanner.Plan(day, loan.SaidFrom, loan.Loan.DueOn, ReminderOffsets.Default) is { } due
                    && spoken.Add((loan.Loan.PersonId, day)) && said.Add(due))
                {
                    db.LoanReminders.Add(new LoanReminder(loan.Loan.Id, due.Kind, due.OffsetDays, loan.Loan.DueOn, Say(loan, day, at, today)));
                }
            }
        }

        foreach (var message in _emails.OrderByDescending(m => m.Day).DistinctBy(m => m.PersonId).Take(Failures).ToList())
        {
            message.Attempt(message.CreatedAt);
            message.AttemptFailed("550 5.1.1 Recipient address rejected: user unknown", forGood: true, message.CreatedAt);
            _emails.Remove(message);
        }

        foreach (var message in _emails)
        {
            message.Attempt(message.CreatedAt);
            message.Sent(message.CreatedAt.AddSeconds(2));
        }
    }

    private Message Say(DemoLoan loan, DateOnly day, DateTimeOffset at, DateOnly today)
    {
        // Whoever is to be called anyway is called about everything at once.
        var person = loan.Borrower.Person;
        if (_openCalls.TryGetValue(person.Id, out var pending))
        {
            return pending;
        }

        var channel = ChannelChoice.For(person.PreferredChannel, person.Email.Length > 0, person.Phone.Length > 0);
        var language = person.Language == "en" ? "en" : "fr";
        var text = _letter.Write(person.Salutation, language, loan.Home.Centre.Id, day, Lines(loan.Loan, day));
        var message = Message.Write(
            person.Id,
            loan.Home.Centre.Id,
            day,
            channel,
            language: language,
            to: channel is ContactChannel.Email ? person.Email : person.Phone,
            subject: text.Subject,
            body: text.Body,
            messageId: $"{faker.Random.Guid():N}@demonstration.invalid",
            at,
            notBefore: at);
        db.Messages.Add(message);
        if (message.Status is MessageStatus.Queued)
        {
            _emails.Add(message);
        }
        else
        {
            Call(message, loan, day, today);
        }

        return message;
    }

    private void Call(Message message, DemoLoan loan, DateOnly day, DateOnly today)
    {
        var by = faker.Random.ListItem([.. loan.Home.Staff]);
        var callDay = loan.Home.Calendar.NextOpenDay(day)!.Value;
        var isPending = loan.Loan.Status is LoanStatus.Open && (callDay >= today || day >= today.AddDays(-CallsPendingDays));
        if (callDay >= today && !isPending)
        {
            message.Withdraw();
            return;
        }

        var at = loan.Home.During(callDay, faker.Random);
        if (isPending)
        {
            _openCalls[message.PersonId] = message;
            if (callDay < today && faker.Random.Bool(0.4f))
            {
                message.NoteCall(CallOutcome.NoAnswer, "Rappeler en fin d’après-midi.", done: false, by, at);
            }

            return;
        }

        var outcome = faker.Random.WeightedRandom([CallOutcome.Reached, CallOutcome.LeftMessage, CallOutcome.WrongNumber], [0.6f, 0.3f, 0.1f]);
        message.NoteCall(outcome, outcome is CallOutcome.Reached ? faker.Random.ListItem(NextSteps) : null, done: true, by, at);
    }

    private List<DueLine> Lines(Loan loan, DateOnly day) =>
    [
        .. loan.Devices.Where(d => d.ReturnedOn is null || d.ReturnedOn >= day)
            .Select(d => new DueLine(StillDue.NameOf(devices[d.DeviceId].Maker, devices[d.DeviceId].Model, d.Tag), d.Tag, loan.DueOn, loan.CentreId)),
    ];
}
