using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Partners;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>A centre of the demonstration, with whoever stands at its desk.</summary>
internal sealed record DemoCentre(Centre Centre, IReadOnlyList<Actor> Staff)
{
    public CentreCalendar Calendar { get; } = Centre.Calendar;

    /// <summary>The last open day up to this one.</summary>
    public DateOnly OpenDayUpTo(DateOnly day)
    {
        while (!Calendar.IsOpen(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>An instant of an open day while the doors are open.</summary>
    public DateTimeOffset During(DateOnly openDay, Bogus.Randomizer random)
    {
        var span = random.ListItem([.. Calendar.SpansOn(openDay)]);
        var minutes = (int)(span.To - span.From).TotalMinutes;
        return Calendar.InstantOf(openDay, span.From.AddMinutes(random.Int(5, minutes - 5)));
    }
}

/// <summary>The organisation with its two centres in two time zones, its partners and its lending rules.</summary>
internal sealed record DemoCentres(
    DemoCentre Lille, DemoCentre Reunion, IReadOnlyList<Partner> Donors, IReadOnlyList<Partner> Referrers, IReadOnlyList<Partner> ReunionReferrers, IReadOnlyList<Partner> Funders, IReadOnlyList<LendingRule> Rules)
{
    public static async Task<DemoCentres> AddAsync(InclusionDb db, DateOnly today, CancellationToken cancel)
    {
        var organisation = Organisation.Create("Numérique en partage", "fr", demonstration: true).Value;
        if (organisation.ChangeLetterhead("12 rue de l’Abbé-Aerts, 59000 Lille", "Lille", "Hélène Castelain", "présidente", organisation.Colour, "").Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Name);
        }

        db.Organisations.Add(organisation);
        db.OrganisationImages.Add(DemoLogo.Draw());
        var lille = Centre.Open(
            name: "Maison de quartier de Wazemmes", address: "12 rue de l’Abbé-Aerts, 59000 Lille", phone: "03 53 01 20 40", timeZone: "Europe/Paris",
            WeeklyHours.Parse("Mon 14:00-18:00;Tue 09:00-12:30,14:00-18:00;Wed 09:00-12:30,14:00-18:00;Thu 09:00-12:30,14:00-18:00;Fri 09:00-12:30,14:00-18:00;Sat 09:30-12:30")).Value;
        var reunion = Centre.Open(
            name: "Case numérique de Saint-Pierre", address: "4 rue du Four-à-Chaux, 97410 Saint-Pierre", phone: "02 61 91 30 50", timeZone: "Indian/Reunion",
            WeeklyHours.Parse("Tue 08:30-12:30,13:30-16:30;Wed 08:30-12:30,13:30-16:30;Thu 08:30-12:30,13:30-16:30;Fri 08:30-12:30,13:30-16:30;Sat 08:30-12:00")).Value;
        foreach (var centre in new[] { lille, reunion })
        {
            centre.CloseOn(Yearly(today, 1, 1, "Jour de l’an"));
            centre.CloseOn(Yearly(today, 5, 1, "Fête du Travail"));
            centre.CloseOn(Yearly(today, 7, 14, "Fête nationale"));
            centre.CloseOn(Yearly(today, 5, 8, "Victoire de 1945"));
            centre.CloseOn(Yearly(today, 8, 15, "Assomption"));
            centre.CloseOn(Yearly(today, 11, 1, "Toussaint"));
            centre.CloseOn(Yearly(today, 11, 11, "Armistice de 1918"));
            for (var year = today.Year - 2; year <= today.Year + 1; year++)
            {
                var easter = PublicHolidays.EasterSunday(year);
                centre.CloseOn(Once(easter.AddDays(1), "Lundi de Pâques"));
                centre.CloseOn(Once(easter.AddDays(39), "Ascension"));
                centre.CloseOn(Once(easter.AddDays(50), "Lundi de Pentecôte"));
            }

            centre.CloseOn(new ClosedPeriod(new DateOnly(today.Year, 12, 24), new DateOnly(today.Year, 12, 31), Yearly: true, "Fermeture de fin d’année"));
        }

        lille.CloseOn(new ClosedPeriod(new DateOnly(today.Year, 8, 3), new DateOnly(today.Year, 8, 16), Yearly: true, "Fermeture d’été"));
        lille.CloseOn(Once(NextWeekday(today.AddDays(20), DayOfWeek.Thursday), "Réunion d’équipe") with { Hours = new OpenSpan(new TimeOnly(14, 0), new TimeOnly(16, 0)) });
        lille.OpenOn(new ExceptionalOpening(NextWeekday(today.AddDays(10), DayOfWeek.Sunday), [new OpenSpan(new TimeOnly(10, 0), new TimeOnly(16, 0))], "Portes ouvertes"));
        reunion.CloseOn(Yearly(today, 12, 20, "Fête de la liberté"));
        db.Centres.AddRange(lille, reunion);

        var donors = new[]
        {
            Partner("Imprimerie Delcourt", PartnerKinds.Donor, "Sophie Delcourt", "03 53 01 44 10", "contact@imprimerie-delcourt.example", "Renouvelle ses portables tous les trois ans."),
            Partner("Banque du Beffroi", PartnerKinds.Donor | PartnerKinds.Funder, "Hervé Lannoy", "03 53 01 44 20", "solidarite@banque-du-beffroi.example", ""),
            Partner("Mairie de Saint-Pierre", PartnerKinds.Donor | PartnerKinds.Referrer, "Marie-Line Hoarau", "02 61 91 44 30", "ccas@saint-pierre.example", "Convention annuelle, renouvelée en janvier."),
        };
        var referrers = new[]
        {
            Partner("Mission locale de Lille", PartnerKinds.Referrer, "Karim Belkacem", "03 53 01 44 40", "accueil@mission-locale.example", ""),
            Partner("Centre social Les Moulins", PartnerKinds.Referrer, "Odile Vasseur", "03 53 01 44 50", "", "Préfère le téléphone, le matin."),
        };
        var funder = Partner("Fondation Horizons", PartnerKinds.Funder, "Claire Nguyen", "", "programmes@fondation-horizons.example", "Rapport attendu chaque année en mars.");
        db.Partners.AddRange([.. donors, .. referrers, funder]);
        await db.SaveChangesAsync(cancel);

        StaffMember[] ofLille = [DemoStaff.Make("Amélie Rousseau", "amelie@demo.example", StaffRole.Manager, lille.Id), DemoStaff.Make("Marc Delattre", "marc@demo.example", StaffRole.Desk, lille.Id), DemoStaff.Make("Samira Ouali", "samira@demo.example", StaffRole.Desk, lille.Id)];
        StaffMember[] ofReunion = [DemoStaff.Make("Ludovic Payet", "ludovic@demo.example", StaffRole.Manager, reunion.Id), DemoStaff.Make("Anaïs Grondin", "anais@demo.example", StaffRole.Desk, reunion.Id)];
        db.Users.AddRange([.. ofLille, .. ofReunion]);
        await db.SaveChangesAsync(cancel);

        LendingRule[] rules =
        [
            LendingRule.Create(null, null, LendingTerms.Default).Value,
            LendingRule.Create(null, DeviceCategory.Hotspot, new LendingTerms(21, 1, 84, 1) { OnePerHousehold = true }).Value,
            LendingRule.Create(reunion.Id, DeviceCategory.Laptop, new LendingTerms(28, 2, null, 2)).Value,
        ];
        db.LendingRules.AddRange(rules);
        return new DemoCentres(
            new DemoCentre(lille, [.. ofLille.Select(s => s.AsActor())]),
            new DemoCentre(reunion, [.. ofReunion.Select(s => s.AsActor())]),
            donors,
            referrers,
            [donors[2]],
            [funder, donors[1]],
            rules);
    }

    private static ClosedPeriod Yearly(DateOnly today, int month, int day, string reason)
    {
        var date = new DateOnly(today.Year, month, day);
        return new ClosedPeriod(date, date, Yearly: true, reason);
    }

    private static DateOnly NextWeekday(DateOnly from, DayOfWeek weekday) => from.AddDays(((int)weekday - (int)from.DayOfWeek + 7) % 7);

    private static ClosedPeriod Once(DateOnly day, string reason) => new(day, day, Yearly: false, reason);

    private static Partner Partner(string name, PartnerKinds kinds, string contact, string phone, string email, string notes) =>
        Domain.Partners.Partner.Add(new PartnerFacts(name, kinds, contact, phone, email, "", notes)).Value;
}
