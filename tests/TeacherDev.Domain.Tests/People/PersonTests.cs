using System.Security.Cryptography;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Tests.People;

public sealed class PersonTests
{
    private static readonly DateOnly September = new(2020, 9, 1);
    private readonly FieldCipher cipher = new(new Dictionary<byte, byte[]> { [1] = RandomNumberGenerator.GetBytes(32) });

    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("１１０１０５１９４９１２３１００２ｘ")]
    [InlineData(" 110105-19491231-002x ")]
    public void An_id_number_is_read_in_its_usual_disguises(string typed) => Assert.Equal("11010519491231002X", PersonalData.IdNumber(typed));

    [Theory]
    [InlineData("110105194912310021")]
    [InlineData("110105199002300021")]
    [InlineData("1.10105E+17")]
    [InlineData("110105194912310000")]
    public void A_wrong_id_number_is_refused_without_repeating_it(string typed) =>
        Assert.DoesNotContain(typed, Assert.Throws<RuleBroken>(() => PersonalData.IdNumber(typed)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("+86 138-0013-8000", "13800138000")]
    [InlineData("0877-2012345", "0877-2012345")]
    public void A_phone_is_read_in_its_usual_disguises(string typed, string stored) => Assert.Equal(stored, PersonalData.Phone(typed));

    [Fact]
    public void Personal_numbers_are_masked_and_open_only_in_their_row()
    {
        var (one, other) = (Teacher(), Teacher());
        one.Identify("11010519491231002X", cipher);
        Assert.Equal("110***********002X", one.MaskedIdNumber(cipher));
        Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Open(one.SealedIdNumber!, "People", nameof(Person.SealedIdNumber), other.Seal));
        other.Identify("11010519491231002x", cipher);
        Assert.Equal(one.IdNumberIndex, other.IdNumberIndex);
        Assert.NotEqual(one.SealedIdNumber, other.SealedIdNumber);
    }

    [Fact]
    public void Moving_school_closes_the_posting_before()
    {
        var person = Teacher();
        person.MoveTo(School("s2"), new DateOnly(2024, 9, 1));
        Assert.Equal([new DateOnly(2024, 8, 31), DateOnly.MaxValue], person.Postings.Select(p => p.Period.To));
        Assert.Throws<RuleBroken>(() => person.MoveTo(School("s3"), new DateOnly(2024, 9, 1)));
    }

    [Fact]
    public void Tier_follows_titles_then_years_of_teaching()
    {
        var person = Teacher();
        person.Describe(null, SchoolStage.Primary, "数学", TeacherRank.Second, new DateOnly(2025, 9, 1), null);
        Assert.Equal(TeacherTier.NewTeacher, person.TierOn(new DateOnly(2026, 1, 1)));
        Assert.Equal(TeacherTier.Teacher, person.TierOn(new DateOnly(2028, 9, 1)));
        person.Award(TeacherTier.Backbone, TitleLevel.County, Period.Year(2026), "江教体〔2026〕1号");
        Assert.Equal(TeacherTier.Backbone, person.TierOn(new DateOnly(2026, 6, 1)));
        Assert.Throws<RuleBroken>(() => person.Award(TeacherTier.Backbone, TitleLevel.County, Period.Year(2026), null));
    }

    [Fact]
    public void An_institute_reaches_the_region_it_serves_and_a_school_only_itself()
    {
        var city = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
        SetId(city, 7);
        Assert.Equal("/yuxi/", new Organisation("jks", "玉溪市教育科学研究所", OrganisationKind.Institute, city).Reach);
        Assert.Equal("/yuxi/s1/", new Organisation("s1", "一校", OrganisationKind.School, city).Reach);
        Assert.Equal("/alone/", new Organisation("alone", "独立研究所", OrganisationKind.Institute, parent: null).Reach);
    }

    private static Person Teacher() => new("李静", School("s1"), September);

    private static Organisation School(string key)
    {
        var school = new Organisation(key, "学校" + key, OrganisationKind.School, parent: null);
        SetId(school, key[^1]);
        return school;
    }

    private static void SetId(Aggregate root, int id) => typeof(Aggregate).GetProperty(nameof(Aggregate.Id))!.SetValue(root, id);
}
