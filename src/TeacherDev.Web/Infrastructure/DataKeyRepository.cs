using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Infrastructure;

/// <summary>Data Protection keys in the database, sealed by the master key: cookies and half-filled forms survive a restart and are good on every node.</summary>
public sealed class DataKeyRepository(IServiceScopeFactory scopes, FieldCipher cipher) : IXmlRepository
{
    private const string Table = "DataKeys";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        return [.. db.DataKeys.AsNoTracking().AsEnumerable().Select(k => XElement.Parse(cipher.Open(k.Wrapped, Table, k.Name, Guid.Empty)))];
    }

    public void StoreElement(XElement element, string friendlyName) => StoreAsync(element, friendlyName).GetAwaiter().GetResult();

    private async Task StoreAsync(XElement element, string name)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        db.DataKeys.Add(new DataKey(name, cipher.Seal(element.ToString(SaveOptions.DisableFormatting), Table, name, Guid.Empty)));
        await db.SaveChangesAsync();
    }
}
