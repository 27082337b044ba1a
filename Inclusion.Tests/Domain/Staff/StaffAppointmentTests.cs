using Inclusion.Domain.Staff;

namespace Inclusion.Tests.Domain.Staff;

public sealed class StaffAppointmentTests
{
    [Fact]
    public void An_administrator_belongs_to_no_centre()
    {
        var place = StaffAppointment.Of(StaffRole.Administrator, 3, 4).Value;
        Assert.Equal((null, null), (place.CentreId, place.PartnerId));
    }

    [Fact]
    public void A_manager_needs_a_centre() => Assert.IsType<ManagerWithoutCentre>(StaffAppointment.Of(StaffRole.Manager, null, null).Refusal);

    [Fact]
    public void Someone_of_a_partner_needs_the_organisation_and_has_no_centre()
    {
        Assert.IsType<PartnerWithoutOrganisation>(StaffAppointment.Of(StaffRole.Partner, 3, null).Refusal);
        Assert.Equal((null, 4L), (StaffAppointment.Of(StaffRole.Partner, 3, 4).Value.CentreId, StaffAppointment.Of(StaffRole.Partner, 3, 4).Value.PartnerId));
    }

    [Fact]
    public void A_role_that_does_not_exist_is_refused() => Assert.IsType<RoleUnknown>(StaffAppointment.Of((StaffRole)9, 3, 4).Refusal);

    [Theory]
    [InlineData(StaffRole.Desk, 1L, true)]
    [InlineData(StaffRole.Trainer, 1L, true)]
    [InlineData(StaffRole.Desk, 2L, false)]
    [InlineData(StaffRole.Desk, null, false)]
    [InlineData(StaffRole.Manager, 1L, false)]
    [InlineData(StaffRole.Administrator, null, false)]
    [InlineData(StaffRole.Partner, null, false)]
    public void A_manager_appoints_desk_and_trainers_of_the_own_centre(StaffRole role, long? centre, bool may) =>
        Assert.Equal(may, new Actor(7, "Nadia", StaffRole.Manager, 1).Appoints(role, centre));

    [Theory]
    [InlineData(StaffRole.Desk)]
    [InlineData(StaffRole.Trainer)]
    public void Whoever_runs_nothing_appoints_nobody(StaffRole role) => Assert.False(new Actor(7, "Marc", role, 1).Appoints(StaffRole.Desk, 1));
}
